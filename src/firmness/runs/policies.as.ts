// AssemblyScript. Policies put to the drawn rates of all councils.
import { meets } from '../../judge/meets';
import { bedsOf, rateOf } from '../../measure/rate';
import { inPlace, sort } from './order.as';

/** Outcomes there are. */
const OUTCOMES: usize = 4;

class Criterion {
  constructor(
    readonly organisation: i32,
    /** Of a threshold: one for every council, NaN where none is known (f64), whether it is met by itself, and adults by whom rates are taken in whole beds, or 0 (f64). */
    readonly thresholds: usize, readonly meetsAtThreshold: bool, readonly adults: usize,
    /** Of a worst part: what the figures of so many councils are counted from (f64), whose they are (i32), as percentages or not, and how many are worst. */
    readonly held: i32, readonly from: usize, readonly councils: usize, readonly percent: bool, readonly worst: i32,
  ) {}
}

class Policy {
  readonly criteria: Criterion[] = [];
  constructor(
    readonly asks: i32,
    /** The outcome of so many criteria met, by rows, and missed (u8). */
    readonly outcomes: usize,
    /** How often every council had each outcome (u32), and what it met and missed in the run at hand (u8). */
    readonly counts: usize, readonly met: usize, readonly missed: usize,
  ) {}
}

const policies: Policy[] = [];
let figures: usize = 0;

/** Answers where its table of outcomes goes. Its criteria are to follow. */
export function newPolicy(criteria: i32, councils: i32): usize {
  const outcomes = heap.alloc(<usize>(criteria + 1) * (criteria + 1));
  if (!figures) figures = heap.alloc(<usize>councils << 3);
  policies.push(new Policy(criteria, outcomes, heap.alloc(<usize>councils * OUTCOMES << 2), heap.alloc(councils), heap.alloc(councils)));
  return outcomes;
}

/** Answers where thresholds go; with whole beds adults follow. */
export function newThreshold(organisation: i32, councils: i32, meetsAtThreshold: bool, wholeBeds: bool): usize {
  const column = <usize>councils << 3;
  const thresholds = heap.alloc(column << 1);
  add(new Criterion(organisation, thresholds, meetsAtThreshold, wholeBeds ? thresholds + column : 0, 0, 0, 0, false, 0));
  return thresholds;
}

/** Answers where it goes what figures are counted from; whose they are follows. */
export function newWorst(organisation: i32, held: i32, percent: bool, worst: i32): usize {
  const from = heap.alloc(<usize>held * 12);
  add(new Criterion(organisation, 0, false, 0, held, from, from + (<usize>held << 3), percent, worst));
  return from;
}

function add(criterion: Criterion): void {
  policies[policies.length - 1].criteria.push(criterion);
}

export function outcomesAt(policy: i32): usize {
  return policies[policy].counts;
}

export function judgeRun(rates: usize, councils: i32): void {
  for (let i = 0; i < policies.length; i += 1) {
    const policy = policies[i];
    memory.fill(policy.met, 0, councils);
    memory.fill(policy.missed, 0, councils);
    for (let c = 0; c < policy.criteria.length; c += 1) {
      const criterion = policy.criteria[c];
      const drawn = rates + ((<usize>criterion.organisation * councils) << 3);
      if (criterion.thresholds) putThresholds(policy, criterion, drawn, councils);
      else putWorst(policy, criterion, drawn);
    }
    for (let council: usize = 0; council < <usize>councils; council += 1) {
      const outcome: usize = load<u8>(policy.outcomes + <usize>load<u8>(policy.met + council) * (policy.asks + 1) + load<u8>(policy.missed + council));
      const count = policy.counts + ((council * OUTCOMES + outcome) << 2);
      store<u32>(count, load<u32>(count) + 1);
    }
  }
}

// @ts-ignore: a decorator
@inline
function note(policy: Policy, council: usize, met: bool): void {
  const noted = (met ? policy.met : policy.missed) + council;
  store<u8>(noted, load<u8>(noted) + 1);
}

function putThresholds(policy: Policy, criterion: Criterion, drawn: usize, councils: i32): void {
  for (let council: usize = 0; council < <usize>councils; council += 1) {
    const threshold = load<f64>(criterion.thresholds + (council << 3));
    if (threshold != threshold) continue;
    let figure = load<f64>(drawn + (council << 3));
    if (criterion.adults) {
      const adults = load<f64>(criterion.adults + (council << 3));
      figure = rateOf(Math.round(bedsOf(figure, adults)), adults);
    }
    note(policy, council, meets(figure, threshold, criterion.meetsAtThreshold));
  }
}

function putWorst(policy: Policy, criterion: Criterion, drawn: usize): void {
  const held = criterion.held;
  // Where all are among the worst, there is no edge to be better than.
  if (held <= criterion.worst) return;
  for (let at = 0; at < held; at += 1) {
    const from = load<f64>(criterion.from + (<usize>at << 3));
    const change = load<f64>(drawn + (<usize>load<i32>(criterion.councils + (<usize>at << 2)) << 3)) - from;
    store<f64>(figures + (<usize>at << 3), criterion.percent ? (change / from) * 100 : change);
  }
  sort(figures, held);
  // As many others as there are worst are above who is below the last of the worst.
  const edge = load<f64>(figures + (<usize>inPlace(held - criterion.worst) << 3));
  for (let at = 0; at < held; at += 1) {
    note(policy, load<i32>(criterion.councils + (<usize>at << 2)), meets(load<f64>(figures + (<usize>at << 3)), edge, false));
  }
}
