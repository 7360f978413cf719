import type { AppError } from '#contract/errors.ts'

/**
 * What a screen knows of one answer.
 * A value stays while it is asked again (`isAsking`), so figures never blink; an error keeps the last value beside it.
 */
export type Reading<T, P = never> =
  | { readonly state: 'loading'; readonly value: null; readonly isAsking: true; readonly progress: P | null }
  | { readonly state: 'value'; readonly value: T; readonly isAsking: boolean; readonly progress: P | null }
  | { readonly state: 'error'; readonly error: AppError; readonly value: T | null; readonly isAsking: boolean; readonly progress: P | null }

export const LOADING = { state: 'loading', value: null, isAsking: true, progress: null } as const
