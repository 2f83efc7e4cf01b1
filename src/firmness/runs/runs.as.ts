// AssemblyScript. Runs of a simulation: every council's next period is drawn, scored, ranked and judged, again and again. What is given
// for each council stands in its order; an instance serves one simulation.
import { componentScore, scoreOfHalves } from '../../score/points';
import { draw, seed } from './draws.as';
import { inPlace, readyOrder, sort, tiedFrom, valueInPlace } from './order.as';
import { judgeRun } from './policies.as';

export { newPolicy, newThreshold, newWorst, outcomesAt } from './policies.as';

/** Organisations that days are drawn of; that of all days is made of them. */
const PARTS: usize = 3;

let councils: i32 = 0;
let runs: i32 = 0;
/** Of each part, the root of every council's beds, and its deviation; then a rate for each bed, and beds beyond the parts (f64). */
let roots: usize = 0;
let deviations: usize = 0;
let perBed: usize = 0;
let rest: usize = 0;
/** Rates of the run at hand, of each part and of all days (f64). */
let rates: usize = 0;

/** A component of the score: councils that have its figure. */
class Component {
  constructor(
    readonly organisation: i32, readonly weight: f64, readonly held: i32,
    /** What its figures are counted from (f64), whose they are, and where those stand among the scored, -1 for not (i32). */
    readonly from: usize, readonly councils: usize, readonly positions: usize,
  ) {}
}

const components: Component[] = [];
let figures: usize = 0;
let scored: i32 = 0;
/** Whether sums are of whole halves, as all components are of the same number of councils. */
let whole: bool = false;
let weights: f64 = 0;
let sums: usize = 0;
/** Of each scored council the scores of all runs (f64), and how often it had each rank (u16). */
let values: usize = 0;
let ranks: usize = 0;

/** Answers where the roots go; deviations, rates for a bed and the rest follow. */
export function begin(ofCouncils: i32, ofRuns: i32, seedOfDraws: u32): usize {
  councils = ofCouncils;
  runs = ofRuns;
  seed(seedOfDraws);
  const column = <usize>councils << 3;
  roots = heap.alloc(column * (2 * PARTS + 2));
  deviations = roots + column * PARTS;
  perBed = deviations + column * PARTS;
  rest = perBed + column;
  rates = heap.alloc(column * (PARTS + 1));
  figures = heap.alloc(column);
  readyOrder(councils);
  return roots;
}

/** Answers where it goes what figures are counted from; councils and positions follow. */
export function newComponent(organisation: i32, weight: f64, held: i32): usize {
  const from = heap.alloc(<usize>held << 4);
  components.push(new Component(organisation, weight, held, from, from + (<usize>held << 3), from + (<usize>held << 3) + (<usize>held << 2)));
  return from;
}

/** Makes room for the scores of so many councils. */
export function scoreOf(many: i32): void {
  scored = many;
  sums = heap.alloc(<usize>many << 3);
  values = heap.alloc((<usize>many << 3) * runs);
  ranks = heap.alloc((<usize>many << 1) * (many + 1));
  const held = components.length > 0 ? components[0].held : 0;
  whole = held > 1;
  for (let i = 0; i < components.length; i += 1) {
    whole = whole && components[i].held == held;
    weights += components[i].weight;
  }
}

export function run(): void {
  for (let at = 0; at < runs; at += 1) {
    drawRates();
    scoreRun(at);
    judgeRun(rates, councils);
  }
}

function drawRates(): void {
  const column = <usize>councils << 3;
  for (let council: usize = 0; council < column; council += 8) {
    const each = load<f64>(perBed + council);
    let total = load<f64>(rest + council);
    for (let part: usize = 0; part < PARTS; part += 1) {
      const drawn = load<f64>(roots + part * column + council) + load<f64>(deviations + part * column + council) * draw();
      const root: f64 = drawn < 0 ? 0 : drawn;
      // What is not known of a council is NaN.
      if (root == root) total += root * root;
      store<f64>(rates + part * column + council, root * root * each);
    }
    store<f64>(rates + PARTS * column + council, total * each);
  }
}

function scoreRun(at: i32): void {
  memory.fill(sums, 0, <usize>scored << 3);
  for (let i = 0; i < components.length; i += 1) addComponent(components[i]);
  for (let position = 0; position < scored; position += 1) {
    const sum = load<f64>(sums + (<usize>position << 3));
    const value = whole ? scoreOfHalves(sum, components[0].held, weights) : sum / weights;
    store<f64>(sums + (<usize>position << 3), value);
    store<f64>(values + (<usize>(position * runs + at) << 3), value);
  }
  sort(sums, scored);
  for (let place = 0, tied = 0; place < scored; place += tied) {
    tied = tiedFrom(sums, scored, place);
    const rank = scored - place - tied + 1;
    for (let each = place; each < place + tied; each += 1) {
      const counted = ranks + ((<usize>inPlace(each) * (scored + 1) + rank) << 1);
      store<u16>(counted, load<u16>(counted) + 1);
    }
  }
}

/** Every council with the figure stands in the order, scored or not. */
function addComponent(component: Component): void {
  const held = component.held;
  const drawn = rates + ((<usize>component.organisation * councils) << 3);
  for (let at = 0; at < held; at += 1) {
    const council = load<i32>(component.councils + (<usize>at << 2));
    store<f64>(figures + (<usize>at << 3), load<f64>(drawn + (<usize>council << 3)) - load<f64>(component.from + (<usize>at << 3)));
  }
  sort(figures, held);
  for (let place = 0, tied = 0; place < held; place += tied) {
    tied = tiedFrom(figures, held, place);
    const halves: f64 = 2 * (held - place - tied) + tied - 1;
    const points = component.weight * (whole ? halves : componentScore(halves, held));
    for (let each = place; each < place + tied; each += 1) {
      const position = load<i32>(component.positions + (<usize>inPlace(each) << 2));
      if (position < 0) continue;
      const sum = sums + (<usize>position << 3);
      store<f64>(sum, load<f64>(sum) + points);
    }
  }
}

/** The score of a council that stands in this place among those of all runs, the lowest being in place 0; it moves them about. */
export function scoreInPlace(position: i32, place: i32): f64 {
  return valueInPlace(values + ((<usize>position * runs) << 3), runs, place);
}

/** As scoreInPlace, of its ranks. */
export function rankInPlace(position: i32, place: i32): i32 {
  const counts = ranks + ((<usize>position * (scored + 1)) << 1);
  let rank = 0;
  for (let below: i32 = load<u16>(counts); below <= place; below += load<u16>(counts + (<usize>rank << 1))) rank += 1;
  return rank;
}
