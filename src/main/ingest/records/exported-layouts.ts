import { PRINTED_RECORD, printedHeader } from '../../store/printed-record.ts'
import { type RecordFamilyName, recordFamilies } from '../../store/record-families.ts'
import { defineRecordLayout, type RecordLayout, type RecordLayoutText } from './record-layout.ts'
import { recordLayouts } from './record-layouts.ts'

/** Fields whose values are numbers; the others are texts and days. */
const NUMBERS: ReadonlySet<string> = new Set(
  (
    'weight eps mean n estimate reported surprisePercent value coverage reliability ' +
    'shares float sharesOutstanding rateLow rateHigh probability strike bid ask openInterest iv spot'
  ).split(' '),
)

/** What stands in front of a family's own fields in a file of our export. */
const RECORD = {
  recordKey: { header: PRINTED_RECORD.key, reads: 'exact', isRequired: true },
  symbol: { header: PRINTED_RECORD.symbol, reads: 'exact' },
  day: { header: PRINTED_RECORD.day, reads: 'day', isRequired: true },
  knownAt: { header: PRINTED_RECORD.knownAt, reads: 'moment', isRequired: true },
  isAssumed: { header: PRINTED_RECORD.isAssumed, reads: 'flag', isRequired: true },
} as const satisfies RecordLayoutText['columns']

const families = Object.keys(recordFamilies) as readonly RecordFamilyName[]

/** The layouts of our own export, one for each family: every record comes back as it stood, whatever layout it came from. */
export const exportedLayouts: readonly RecordLayout[] = families.map((family) => {
  const fields = Object.keys(recordFamilies[family].columns).map((field) => [field, { header: field, reads: NUMBERS.has(field) ? 'number' : 'exact' }] as const)
  const columns: RecordLayoutText['columns'] = { ...RECORD, ...Object.fromEntries(fields) }
  return defineRecordLayout({
    id: `own-records-${family}`,
    version: 1,
    label: `Rotation Desk records: ${family}`,
    kind: recordLayouts.find((layout) => layout.family === family)?.kind ?? 'altdata',
    family,
    headerStart: [...printedHeader(family)],
    columns,
    key: ['recordKey'],
    day: ['day'],
    knownAt: { field: 'knownAt', otherwise: { daysAfter: 0 } },
    isExported: true,
    // Which of them are shares is not a record's to say: funds and warrants are listed as well.
    names: 'listings',
  })
})
