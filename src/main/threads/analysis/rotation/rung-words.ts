export interface RungWords {
  readonly label: string
  /** What a pass would mean. */
  readonly implies: string
  /** What to check next, while this level is the open one. */
  readonly question: string
  /** How many inputs the level is judged from. */
  readonly inputs: number
  /** How often the rule fires by itself: stands beside the badge. */
  readonly baseRate: string | null
}

/** The words of the five levels, by level. Base rates: IWM/SPY 2014-2026 and simulated random walks, see docs/formulas.md. */
export const RUNG_WORDS: Readonly<Record<number, RungWords>> = {
  1: {
    label: 'Small caps lead',
    implies: 'Small companies have outrun large ones for weeks, not by one to three days.',
    question: 'Is the lead broad, or is it a few names? Look at the advance-decline line next.',
    inputs: 5,
    baseRate:
      'Weak evidence alone: a random walk shows this level confirmed on about one day in five (20 %), 2.7 new confirmations a year. IWM/SPY: 17.7 % of days.',
  },
  2: {
    label: 'The lead is broad',
    implies: 'Most names and sectors take part, equal weight beats cap weight.',
    question: 'Do cyclicals and value confirm? Look at credit spreads next.',
    inputs: 7,
    baseRate: null,
  },
  3: {
    label: 'Credit agrees',
    implies: 'Lenders do not price trouble: spreads are calm and high yield keeps up with Treasuries.',
    question: 'Do regional banks stabilise? Look at estimate revisions next.',
    inputs: 4,
    baseRate: null,
  },
  4: {
    label: 'Earnings agree',
    implies: 'Analysts raise estimates and fewer margins break.',
    question: 'Do margins hold up?',
    inputs: 6,
    baseRate: null,
  },
  5: {
    label: 'It holds in a drawdown',
    implies: 'Small caps kept their lead while the large ones fell.',
    question: 'Can it hold leadership in a drawdown? Absence of stress is no pass.',
    inputs: 2,
    baseRate: null,
  },
}
