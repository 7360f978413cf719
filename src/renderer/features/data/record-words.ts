import type { Output } from '#contract/channels.ts'

export type Family = Output<'records.families'>['families'][number]['family']
export type DatedRecord = Output<'records.list'>['records'][number]

interface FamilyWords {
  readonly title: string
  /** What its day is the day of. */
  readonly day: string
  /** The file that would fill it, with the header of our own layout. */
  readonly wants: string
  /** The field of the figure that runs along the days of a symbol, and what tells its lines apart; absent where there is no such line. */
  readonly line?: { readonly value: string; readonly of: readonly string[] }
}

/** The families of dated records in the trade's words. */
export const FAMILIES: Readonly<Record<Family, FamilyWords>> = {
  universe: { title: 'Universe members', day: 'Stated on', wants: 'A list of names with sector and index, or a fund’s holdings.' },
  calendar: { title: 'Calendar events', day: 'Day', wants: 'A file of earnings dates, central bank meetings, listings or sessions.' },
  estimates: {
    title: 'Estimates',
    day: 'Day',
    wants: 'A file of analysts’ estimates: one line for each analyst and period.',
    line: { value: 'eps', of: ['period', 'analyst'] },
  },
  consensus: {
    title: 'Consensus estimates',
    day: 'Day',
    wants: 'An earnings calendar saved day after day, or a file of mean estimates.',
    line: { value: 'mean', of: ['period'] },
  },
  revisions: { title: 'Revisions', day: 'Day', wants: 'A file of estimates or guidance that went up, down or stayed.' },
  surprises: { title: 'Earnings surprises', day: 'Reported', wants: 'A file of reported and expected earnings.', line: { value: 'surprisePercent', of: [] } },
  fundamentals: {
    title: 'Fundamentals',
    day: 'Period end',
    wants: 'Statements by quarter or year, or a screen of figures.',
    line: { value: 'value', of: ['metric', 'document'] },
  },
  headlines: { title: 'Headlines', day: 'Day', wants: 'A file of headlines with their time and names.' },
  altdata: {
    title: 'Alternative data',
    day: 'Day',
    wants: 'A file of dated values by name and kind, with coverage and reliability.',
    line: { value: 'value', of: ['kind'] },
  },
  shortinterest: { title: 'Short interest', day: 'Settlement', wants: 'The exchange’s short interest file.', line: { value: 'shares', of: [] } },
  flows: { title: 'Fund flows', day: 'Day', wants: 'A file of shares outstanding of funds by day.', line: { value: 'sharesOutstanding', of: [] } },
  probabilities: { title: 'Rate probabilities', day: 'Day', wants: 'A file of probabilities by meeting and range.' },
  themes: { title: 'Themes', day: 'From', wants: 'A file of names and the themes they belong to, with from and to.' },
  options: { title: 'Option quotes', day: 'Quoted', wants: 'An option chain as your broker or vendor exports it.' },
  riskflags: { title: 'Risk flags', day: 'Looked at', wants: 'A file of what was found on names: dilution, short reports, audits.' },
}
