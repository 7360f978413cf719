import { ohlcv } from '../../src/main/ingest/bars/ohlcv.ts'
import { barProfiles } from '../../src/main/ingest/bars/bar-profiles.ts'
import { holdingsProfiles } from '../../src/main/ingest/holdings/holdings-layout.ts'
import { WEIGHTS } from '../../src/main/ingest/holdings/weights-layout.ts'
import { positionProfiles } from '../../src/main/ingest/positions/position-profiles.ts'
import { profiles } from '../../src/main/ingest/profiles/profiles.ts'
import { realisedProfiles } from '../../src/main/ingest/realised/realised-profiles.ts'
import { recordLayouts } from '../../src/main/ingest/records/record-layouts.ts'
import { valueProfiles } from '../../src/main/ingest/series/value-layout.ts'

const DAY_ORDERS = { mdy: 'month first', dmy: 'day first', ymd: 'year first' } as const
const DECIMAL_MARKS = { point: 'decimal point', comma: 'decimal comma', 'mixed-point': 'point or comma', 'mixed-comma': 'comma or point' } as const
const DAY_FORMATS = {
  iso: '2026-11-20',
  'year-first': '2026.11.20',
  'month-first': '11/20/2026',
  'day-first': '20.11.2026',
  'month-first-or-iso': '11/20/2026 or 2026-11-20',
  compact: '20261120',
  unix: 'seconds since 1970, or 2026-11-20',
} as const
const DELIMITERS = { ',': ',', ';': ';', '\t': ' ⇥ ', '|': '|' } as const

/** Where a layout's moment of publication comes from. */
function knownAtWords({ knownAt, columns }: (typeof recordLayouts)[number]): string {
  const { daysAfter } = knownAt.otherwise
  const assumed = `${daysAfter === 0 ? 'its own day' : `its own day + ${daysAfter} days`}${knownAt.isAsked ? ' or the answer `asOf`' : ''}`
  const column = knownAt.field === undefined ? undefined : columns[knownAt.field]
  if (column === undefined) return `assumed: ${assumed}`
  return column.isRequired ? `\`${column.header}\`` : `\`${column.header}\`, else assumed: ${assumed}`
}

/** docs/csv-formats.md: every layout the importer knows, read off the profiles themselves, and the rules they share. */
export function csvFormatsPage(): string {
  const brokers = profiles.filter((profile) => (profile.kind === 'transactions' || profile.kind === 'orders') && 'reads' in profile)
  const lines = [
    '# Files that are read',
    '',
    'The tables are made from the profiles by `npm run docs`; do not edit by hand. A file is recognised by its header, looked for in its first 60 lines; its name and order of columns do not matter, except where two vendors differ by nothing else (price files are told apart by the header exactly as written).',
    '',
    '## Price files',
    '',
    '| profile | header as written | day | prices are |',
    '|---|---|---|---|',
    ...barProfiles.flatMap((profile) =>
      profile.headers.map(
        (header) =>
          `| \`${profile.id}\` ${profile.label} | \`${header.join(DELIMITERS[profile.delimiters[0] ?? ','])}\`${profile.firstRow === undefined ? '' : ' (no header line)'}${profile.extras === 'any' ? ' and any further columns' : ''} | ${DAY_FORMATS[profile.dayFormat]} | ${profile.adjustment === 'total' ? 'adjusted for splits and dividends' : profile.adjustment === 'split' ? 'adjusted for splits' : profile.adjustment} |`,
      ),
    ),
    '',
    `Any other order or spelling of a day, open, high, low, close and volume, with commas, semicolons, tabs or bars, is \`${ohlcv.id}\`: its columns are found by their names, the order of day and month by a number above 12, the decimal mark column by column by what can be read in one way only. What the cells do not tell is asked (\`dateOrder\` day-first or month-first, \`decimal\` point or comma), and until then every row waits. Whether a file holds days or minutes is told by its stamps; bars of other lengths are refused. Two vendors with one header are told apart by how they write days.`,
    '',
    'The symbol is the file’s symbol column, else the one token of its name that is a known or ticker-like word, else the whole name; it and the adjustment kind are shown and changed by answer. An unreadable or impossible date or number, a price of zero or less, a negative volume, high below low or a future date is an error of its row; open or close outside the day’s range and a day without a session are held for review; `null` rows are ignored. The last bar of a file is provisional: a later file replaces it and the old value is kept. When more than 1 % of at least 20 shared sessions differ, the file becomes a second series instead of being joined on; the answer `rebase` yes multiplies what is stored by close(file) / close(stored) at the next shared session instead, and keeps what stood there. Of one minute that stands in a file several times the row with the larger volume is kept; copies without volume are ignored. A volume under a fifth of another series on the same days, or of a well-known fund’s quietest year, is shown as a part of the tape.',
    '',
    '## Dated values and holdings',
    '',
    '| profile | recognised by |',
    '|---|---|',
    ...valueProfiles.map(
      (profile) =>
        `| \`${profile.id}\` ${profile.label} | ${profile.dateHeaders === undefined || profile.dateHeaders.length === 0 ? 'a day and one value' : profile.dateHeaders.map((cell) => `\`${cell},…\``).join(' or ')}${profile.series === 'several' ? ', at least two columns of values' : ''} |`,
    ),
    ...holdingsProfiles.map((profile) => `| \`${profile.id}\` ${profile.label} | \`${profile.headerStart.join(',')},…\` |`),
    `| \`${WEIGHTS.id}\` ${WEIGHTS.label} | an empty cell, then a ticker for each of at least 20 columns; the last one is their total, or the file’s name says weights or holdings |`,
    '',
    '## Dated records',
    '',
    'What is known of names and days beside prices and trades. The header begins with exactly these cells; commas unless tabs (⇥) are shown, ISO days, decimal point, a blank cell = missing.',
    '',
    '| profile | header as written | known at |',
    '|---|---|---|',
    ...recordLayouts.map(
      (layout) =>
        `| \`${layout.id}\` ${layout.label} | \`${layout.headerStart.join(layout.delimiter === '\t' ? ' ⇥ ' : layout.delimiter)}\`${layout.everyLine === undefined ? '' : ' (no header line)'}${layout.mayGoOn ? ' and any further columns' : ''} | ${knownAtWords(layout)} |`,
    ),
    '',
    'Nothing enters an analysis before it was known. A printed time without an offset is New York’s; what was published at or after four in the afternoon there counts from the next day on. Where a row does not say, the moment in the table is assumed and marked. The same statement in another file is known; another value for it is a conflict, kept out unless answered `conflicts` take. In a universe, `to` is the first day on which the name was no longer in it; lines without `from` and `to` are a list as it stood on the day it was known, and a blank index is a list of one’s own. A list of a day says what came in and went since the list before; sessions and holidays are held against our own calendar, which stands: what differs is named. An unreadable cell, a blank one that is needed, an end that is not after its beginning and a publication in the future are errors of their row. An export writes each family into `records/` with the key, the day and the moment of every record (`record_key,symbol,day,known_at,is_assumed`, then its fields); such a file is read back as it stands.',
    '',
    '## Broker files',
    '',
    '| profile | header cells | dates | numbers |',
    '|---|---|---|---|',
    ...brokers.map((profile) => {
      const cells = profile.detect.exact.at(-1) ?? profile.detect.headers[0] ?? profile.detect.lines.map((line) => line.join(',')).slice(0, 2)
      return `| \`${profile.id}\` ${profile.label} | \`${cells.join(',')}\` | ${profile.dayFrom === undefined ? DAY_ORDERS[profile.dayOrder] : 'in the file’s name, else asked'} | ${DECIMAL_MARKS[profile.decimalMark]} |`
    }),
    '',
    'Every row ends as new, known, ignored, review, unsupported or error, and the six add up to the rows read. Kinds: buy, sell, short, cover, dividend, reinvest, interest, fee, tax, cash-in, cash-out, sec-transfer, split, corp, option, fx, internal, opening. An action text that no rule names is held for review, never guessed.',
    '',
    'A row is the same row in two files when account, day (and time), kind, symbol, quantity, price, amount, fees and currency agree; equal rows inside one file are counted, so two equal fills both stay and an overlapping export adds only what is new. Descriptions, running balances and line numbers do not count.',
    '',
    'Where the rows are orders (Webull, Moomoo), the same order with more of it filled is never added: it waits for the question `replace:<line>` (no unless answered) and then takes the place of the stored row; an undo brings that one back. A row that may be the second of two equal fills of a day exported in two parts is asked about as `secondFill:<line>` (no unless answered). Files that print times without a day (DAS) take it from their name, else from the question `date`; until then their rows are held for review.',
    '',
    'Where the amounts are net and no fee is printed (E*TRADE until 2025), the fee is quantity x price rounded half up to the cent against the amount. A thinkorswim trade counts once: the fill of the trade history, with the fees of its row in the cash table; a trade that only the cash table has is held for review. Trades that a query lists as order and as execution count as executions. The holdings in a Vanguard download and the open positions of an Interactive Brokers activity statement are kept as positions, as of the last day their file trades; where it trades on none, the day is asked (`asOf`).',
    '',
    '## Positions',
    '',
    '| profile | header cells | moment |',
    '|---|---|---|',
    ...positionProfiles.map(({ id, label, exact, headers, asOf, reading }) => {
      const moment = asOf === undefined ? (reading.columns.asOf === undefined ? 'asked' : 'a column') : 'printed, Eastern time'
      return `| \`${id}\` ${label} | \`${(exact ?? headers[0] ?? []).join(',')}\` | ${moment} |`
    }),
    '',
    'What a broker says is held, one statement per account and moment. It never makes a trade: it answers cash and equity, and it is compared with what the fills add up to. The same line in another file is known; another value is a conflict, kept out unless answered with `take`. Cash is counted by currency; equity is the printed total, else the sum of all lines where cash is among them. A statement made before the opening bell counts to the day before.',
    '',
    'An export writes every line that stands into `positions.csv`, in the layout `own-statements`: `type` is share, option, cash or other, `time` the time of day in New York, `key` what made the line unique in its statement. Lines of the type `account equity` and `account cash` say in `marketValue` what was stated of an account for the end of a day, typed or by a file. A statement whose file has lines that were not read stands in `positions-partial.csv`, with a line of the type `unread` behind it: read back, that line is an error, and what the statement does not list still counts as perhaps held. All of it is read back as it stands; nothing is reckoned from it.',
    '',
    'The broker’s own reckoning of lots is kept to compare with what the fills realised, and makes no trade either:',
    '',
    '| profile | header cells |',
    '|---|---|',
    ...realisedProfiles.map(({ id, label, headers }) => `| \`${id}\` ${label} | \`${(headers[0] ?? []).join(',')}\` |`),
    '',
    '## Our own layout',
    '',
    'For everything without a profile. The header must be exactly this; commas or semicolons, ISO days, decimal point:',
    '',
    '```csv',
    'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note',
    '2026-01-05,cash-in,,,,50000.00,,USD,MAIN,,',
    '2026-01-06,buy,IWM,100,221.40,-22141.00,1.00,USD,MAIN,,first tranche',
    '```',
    '',
    '`quantity` is positive for buy, sell, short, cover and reinvest, signed shares added for split, sec-transfer and corp; `amount` is the signed cash effect after fees; kind `opening` states a lot that was there before the first file.',
    '',
    '## Refused, by name and reason',
    '',
    'Empty files, error pages saved as .csv (HTML, JSON, “exceeded the daily limit”), checking accounts, files over 2 GiB, lines over 1 MiB, fields over 64 KiB, more than 512 columns. UTF-8, UTF-16 with its mark, else Windows-1252, which is shown.',
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
