/** One family of dated records: the table of its values beside `dated_records`, column by column. Names come from our own schema. */
export interface RecordFamily {
  readonly table: string
  /** Field of a record -> column of the table. */
  readonly columns: Readonly<Record<string, string>>
}

/** Every family of dated records by its name. */
export const recordFamilies = {
  /** Who belonged to an index or a list of one's own, from when to when, and how a name is classified. */
  universe: {
    table: 'universe_members',
    columns: {
      name: 'name',
      sector: 'sector',
      industry: 'industry',
      index: 'index_name',
      weight: 'weight',
      from: 'valid_from',
      to: 'valid_to',
    },
  },
} as const satisfies Readonly<Record<string, RecordFamily>>

export type RecordFamilyName = keyof typeof recordFamilies

export const isRecordFamily = (name: string): name is RecordFamilyName => Object.hasOwn(recordFamilies, name)

/** A family by its name, with its columns to walk over. */
export const familyOf = (name: RecordFamilyName): RecordFamily => recordFamilies[name]
