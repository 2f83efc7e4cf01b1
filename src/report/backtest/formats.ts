import { Chalk } from 'chalk';
import { monthId } from '../../domain/month.ts';
import { monthsText } from '../../domain/period.ts';
import type { Computed, Nearest } from '../../judge/backtest.ts';
import { OUTCOMES } from '../../judge/judge.ts';
import { windowText } from '../../judge/policy.ts';
import { areaName } from '../../reference/councils.ts';
import type { Fact } from '../../reference/policies/schema.ts';
import { drawGrid, wrap } from '../formats/table.ts';
import type { Grid } from '../grid.ts';
import { ABSENT, fixed, whole } from '../numbers.ts';
import { notJudgedText, outcomeText } from '../sentences.ts';
import type { Backtest, TestedFact } from './backtest.ts';

const INDENT = 4;

export interface BacktestView {
  readonly backtest: Backtest;
  readonly width: number;
  readonly colour: boolean;
}

export const BACKTEST_FORMATS = { text: backtestText, json: backtestJson } as const;
export type BacktestFormatName = keyof typeof BACKTEST_FORMATS;

function backtestText({ backtest, width, colour }: BacktestView): string {
  const { policy, months, facts } = backtest;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const lacking = months.filter(({ held }) => !held).map(({ month }) => month);
  const told = months.filter(({ held }) => held);
  const readings = policy.readings ?? [];
  return [
    ...wrap(`Back-test of ${policy.id}: ${policy.title}`, width, 0).map((line) => chalk.bold(line)),
    ...wrap(`What comes out of the months that it judges, ${windowText(policy.judges)}, and of what was published of them.`, width, 0),
    '',
    ...(told.some(({ counts }) => counts) ? [drawGrid(monthGrid(backtest), chalk), ''] : []),
    ...told.flatMap(({ month, withheld }) => (withheld ? wrap(`${monthId(month)}: nobody is judged: ${notJudgedText(withheld)}.`, width, 2) : [])),
    ...(lacking.length > 0 ? wrap(`The input lacks ${monthsText(lacking)}.`, width, 0) : []),
    ...(told.some(({ withheld }) => withheld) || lacking.length > 0 ? [''] : []),
    ...(facts.length === 0 ? wrap('Nothing was published of this policy to hold what comes out against.', width, 0)
      : [
          drawGrid(factGrid(facts), chalk), '',
          ...(readings.length > 0 ? [...wrap('Beside it, the policy under other readings of its rule; what is marked * comes out as published, a count exactly, a percentage or beds as rounded or cut:', width, 0), ...readings.flatMap(({ id, title }) => wrap(`${id}: ${title} (${facts.filter(({ readings: read }) => read.some((reading) => reading.id === id && reading.agrees)).length} of ${facts.length} come out; ${facts.filter(({ agrees }) => agrees).length} as shipped)`, width, INDENT)), ''] : []),
          ...facts.flatMap((tested, index) => explanation(tested).flatMap((text) => wrap(text, width - INDENT, 0)).map((line, at) => (at === 0 ? `${index + 1}.` : '').padEnd(INDENT) + line)),
        ]),
    '',
  ].join('\n');
}

function monthGrid({ months }: Backtest): Grid {
  const outcomes = OUTCOMES.filter((outcome) => months.some(({ counts }) => (counts?.[outcome] ?? 0) > 0));
  return {
    columns: [
      { heading: 'Month', align: 'left', priority: 0 },
      ...outcomes.map((outcome) => ({ heading: outcomeText(outcome), align: 'right' as const, priority: 1 })),
    ],
    rows: months.filter(({ counts }) => counts).map(({ month, counts }) => ({ tone: 'plain', cells: [monthId(month), ...outcomes.map((outcome) => String(counts![outcome]))] })),
  };
}

function factGrid(facts: readonly TestedFact[]): Grid {
  const readings = facts.find((fact) => fact.readings.length > 0)?.readings ?? [];
  return {
    columns: [
      { heading: 'Published', align: 'left', priority: 0 },
      { heading: '', align: 'right', priority: 0 },
      { heading: 'Comes\nout', align: 'right', priority: 0 },
      { heading: 'Agrees', align: 'left', priority: 0 },
      ...readings.map(({ id }) => ({ heading: id.replaceAll('-', '\n'), align: 'right' as const, priority: 1 })),
    ],
    rows: facts.map(({ fact, computed, agrees, readings: read }, index) => ({
      tone: agrees ? 'good' : 'plain',
      cells: [
        `${index + 1}. ${shortText(fact)}`, publishedText(fact), computedText(fact, computed), agrees ? 'yes' : computed === null ? '' : computed.open.length > 0 ? 'open' : 'no',
        ...readings.map(({ id }) => read.find((reading) => reading.id === id)).map((reading) => (reading === undefined ? '' : `${computedText(fact, reading.computed)}${reading.agrees ? '*' : ' '}`)),
      ],
    })),
  };
}

/** What differs, and why: by edition, by rule, or unknown; and how near the councils stand that would make it agree. */
function explanation({ fact, computed, agrees, nearest, readings }: TestedFact): string[] {
  const source = `${fact.says} (${fact.source})`;
  if (computed === null) return [`${source}: the input does not hold what it takes${fact.kind.startsWith('councils-') ? ', the months and all of England\'s councils' : ''}.`];
  if (agrees) return [`${source}: it comes out.`];
  const verdict = fact.explained ? `${fact.explained.by}: ${fact.explained.because}.` : 'unknown.';
  const closing = readings.filter((reading) => reading.agrees).map(({ id }) => id);
  // Where the policy itself leaves the count open, the first reading that does not says how near it comes.
  const closed = computed.open.length === 0 ? undefined : readings.find((reading) => reading.computed?.open.length === 0);
  return [
    `${source}: ${differenceText(fact, computed)}`,
    ...(nearest && nearest.length > 0 ? [nearestText(nearest)] : []),
    ...(closing.length > 0 ? [`It comes out under ${closing.join(', ')}.`] : []),
    ...(closed?.computed && !closed.agrees ? [`Under ${closed.id} ${computedText(fact, closed.computed)}. ${nearestText(closed.nearest ?? [])}`] : []),
    computed.open.length > 0 ? (fact.explained ? `What is known of it: ${fact.explained.because}.` : 'Nothing more is known of it.')
      : fact.explained?.by === 'unknown' || !fact.explained ? `Why is ${verdict}` : `Explained by the ${verdict}`,
  ];
}

function differenceText(fact: Fact, { least, most, open }: Computed): string {
  if (open.length === 0) return `${computedText(fact, { least, most, open })} against ${publishedText(fact)}.`;
  const within = fact.published >= least && fact.published <= most;
  return `between ${least} and ${most}, the input having no figures for ${open.join(', ')}; ${fact.published} ${within ? 'lies within' : 'does not'}.`;
}

function nearestText(nearest: readonly Nearest[]): string {
  const one = ({ code, beds, percent }: Nearest): string => `${areaName(code)} by ${fixed(Math.abs(beds), 1)} beds a day${percent === null ? '' : ` (${fixed(Math.abs(percent), 1)}% of its own)`}`;
  if (nearest.length <= 3) return `To agree, the nearest would have to stand on the other side: ${nearest.map(one).join(', ')}.`;
  return `To agree, the ${nearest.length} nearest would have to stand on the other side: ${one(nearest[0]!)}, to ${one(nearest.at(-1)!)}.`;
}

function shortText(fact: Fact): string {
  switch (fact.kind) {
    case 'councils-with-outcome': return `${fact.outcome}, ${fact.period}`;
    case 'councils-cut-at-least': return `cut of ${fact.percent}% or more`;
    case 'councils-to-hold': return 'to hold';
    case 'cut-percent': return `cut, ${areaName(fact.council)}`;
    case 'target-beds': return `target, ${areaName(fact.council)}`;
    case 'missed-by-beds': return `missed by, ${areaName(fact.council)}`;
  }
}

function publishedText(fact: Fact): string {
  switch (fact.kind) {
    case 'councils-with-outcome': case 'councils-to-hold': return String(fact.published);
    case 'councils-cut-at-least': return `${fact.published}${fact.orMore ? '+' : ''}`;
    case 'cut-percent': return `${fact.published}%`;
    case 'target-beds': case 'missed-by-beds': return `${fact.published} beds`;
  }
}

function computedText(fact: Fact, computed: Computed | null): string {
  if (computed === null) return ABSENT;
  if (computed.least !== computed.most) return `${computed.least}-${computed.most}`;
  switch (fact.kind) {
    case 'councils-with-outcome': case 'councils-to-hold': case 'councils-cut-at-least': return whole(computed.least);
    case 'cut-percent': return `${fixed(computed.least, 1)}%`;
    case 'target-beds': return fixed(computed.least, 2);
    case 'missed-by-beds': return fixed(computed.least, 1);
  }
}

function backtestJson({ backtest: { policy, months, facts } }: BacktestView): string {
  return `${JSON.stringify({
    policy: policy.id,
    months: months.map(({ month, held, withheld, counts }) => ({ month: monthId(month), held, withheld: withheld && notJudgedText(withheld), counts })),
    facts: facts.map(({ fact, ...tested }) => ({ ...fact, ...tested })),
  }, null, 2)}\n`;
}
