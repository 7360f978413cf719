/**
 * What every formula answers. `value` carries the number or record, `unknown` says why it cannot be judged from
 * what is there (never 0, false or "pass"), `error` says that the input itself is wrong.
 * Source: design of the domain specification, section 0.
 */
export type UnknownCode =
  | 'SHORT_HISTORY'
  | 'MISSING_DATA'
  | 'LOW_COVERAGE'
  | 'ZERO_VARIANCE'
  | 'ZERO_DENOMINATOR'
  | 'SINGULAR'
  | 'NOT_TESTED'
  | 'NOT_APPLICABLE'

export type ErrorCode =
  | 'BAD_SHAPE'
  | 'BAD_VALUE'
  | 'BAD_BAR'
  | 'BAD_PARAM'
  | 'FUTURE_DATA'
  | 'STOP_WRONG_SIDE'
  | 'STOP_TOO_CLOSE'
  | 'UNDEFINED_RISK'
  | 'OVERFILL'
  | 'DUPLICATE_ID'
  | 'NOT_A_TRADING_DAY'

export type Known<T> = { readonly kind: 'value'; readonly value: T }
export type Unknown = { readonly kind: 'unknown'; readonly code: UnknownCode }
export type BadInput = { readonly kind: 'error'; readonly code: ErrorCode }
export type Result<T> = Known<T> | Unknown | BadInput

export const known = <T>(value: T): Known<T> => ({ kind: 'value', value })
export const unknown = (code: UnknownCode): Unknown => ({ kind: 'unknown', code })
export const badInput = (code: ErrorCode): BadInput => ({ kind: 'error', code })

/** The value, or null where the formula could not judge or was given bad input: the form in which a result enters a table cell. */
export const valueOrNull = <T>(result: Result<T>): T | null => (result.kind === 'value' ? result.value : null)

/** Marks a branch the compiler has proved unreachable. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`)
}
