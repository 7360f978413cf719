import type { FormatKind } from '#contract/schemas/imports.ts'
import { barProfiles } from './bars/bar-profiles.ts'
import { ohlcv } from './bars/ohlcv.ts'
import { holdingsProfiles } from './holdings/holdings-layout.ts'
import { WEIGHTS } from './holdings/weights-layout.ts'
import { positionProfiles } from './positions/position-profiles.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profiles/profiles.ts'
import { realisedProfiles } from './realised/realised-profiles.ts'
import { exportedLayouts } from './records/exported-layouts.ts'
import { recordLayouts } from './records/record-layouts.ts'
import { valueProfiles } from './series/value-layout.ts'

/** A built-in layout as a person looks it up. */
export interface KnownLayout {
  readonly id: string
  readonly label: string
  readonly kind: FormatKind
  readonly version: number
  /** Header lines a file is known by, or in words what else. */
  readonly recognisedBy: readonly string[]
  /** Why such files are refused; null = they are read. */
  readonly refusal: string | null
}

const inWords = (cells: readonly string[], rest = ''): string => `${cells.join(', ')}${rest}`

const layout = ({ id, label, version }: Pick<KnownLayout, 'id' | 'label' | 'version'>, kind: FormatKind, recognisedBy: readonly string[]): KnownLayout => ({
  id,
  label,
  kind,
  version,
  recognisedBy,
  refusal: null,
})

/** Every layout the program knows by itself, family by family, in the order in which they are tried. */
export const knownLayouts: readonly KnownLayout[] = [
  ...profiles.map((profile) => ({ ...layout(profile, profile.kind, brokerSigns(profile)), refusal: profile.refusal ?? null })),
  ...positionProfiles.map((profile) =>
    layout(profile, 'positions', [...(profile.exact === undefined ? [] : [inWords(profile.exact)]), ...profile.headers.map((cells) => inWords(cells, ' …'))]),
  ),
  ...realisedProfiles.map((profile) =>
    layout(
      profile,
      'realised',
      profile.headers.map((cells) => inWords(cells, ' …')),
    ),
  ),
  ...barProfiles.map((profile) =>
    layout(
      profile,
      'bars',
      profile.headers.map((cells) => inWords(cells, profile.firstRow !== undefined ? ' (no header line)' : profile.extras === 'any' ? ' …' : '')),
    ),
  ),
  layout(ohlcv, 'bars', ['a day, open, high, low and close by their names, in any order']),
  ...valueProfiles.map((profile) =>
    layout(profile, 'series', (profile.dateHeaders ?? []).length === 0 ? ['a day and one value'] : (profile.dateHeaders ?? []).map((cell) => `${cell} …`)),
  ),
  ...holdingsProfiles.map((profile) => layout(profile, 'holdings', [inWords(profile.headerStart, ' …')])),
  layout(WEIGHTS, 'holdings', ['a day and one column of weights for each name']),
  ...[...recordLayouts, ...exportedLayouts].map((profile) => layout(profile, profile.kind, [inWords(profile.headerStart, profile.mayGoOn ? ' …' : '')])),
]

function brokerSigns({ detect }: Profile): string[] {
  return [
    ...detect.exact.map((cells) => inWords(cells)),
    ...detect.headers.map((cells) => inWords(cells, ' …')),
    ...detect.lines.map((cells) => inWords(cells, ' …')),
  ]
}
