import type { HeldCause, QuarantineRow } from '#contract/schemas/quarantine.ts'

/** Why a row waits, in two or three words. */
export const CAUSE_WORDS: Readonly<Record<HeldCause, string>> = {
  differs: 'two values',
  repeated: 'same stamp twice',
  contradiction: 'outside its range',
  closed: 'exchange closed',
  action: 'another dividend or split',
  impossible: 'impossible',
  other: 'waits for a look',
}

export const DECISION_WORDS = { take: 'taken', 'keep-out': 'kept out' } as const

/** A held-back row by its place, which names it for good. */
export interface HeldPlace {
  readonly batch: string
  readonly file: string
  readonly line: number
}

export const heldId = ({ batch, file, line }: HeldPlace): string => `${batch} ${file} ${line}`

/** The figures of a row by name: of a value there is one. */
export const figureNames = ({ kind }: Pick<QuarantineRow, 'kind'>): readonly (readonly [keyof NonNullable<QuarantineRow['says']>, string])[] =>
  kind === 'values'
    ? [['close', 'Value']]
    : [
        ['open', 'Open'],
        ['high', 'High'],
        ['low', 'Low'],
        ['close', 'Close'],
        ['volume', 'Volume'],
        ['adjustedClose', 'Adjusted close'],
      ]
