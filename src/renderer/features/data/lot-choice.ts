import type { Output } from '#contract/channels.ts'
import { readTypedDecimal } from '../../format/typed-decimal.ts'

export type LotsPreview = Output<'lots.preview'>

/** What is typed beside the lots of a fill, by the transaction that opened each. */
export type TypedLots = ReadonlyMap<string, string>

/** The lots as the fill takes them now. */
export const takenNow = ({ lots }: LotsPreview): TypedLots => new Map(lots.map(({ transaction, takenNow: taken }) => [transaction, taken === '0' ? '' : taken]))

/** What is wrong with the number beside a lot; undefined = nothing. */
export function lotFault(typed: string, open: string): string | undefined {
  if (typed.trim() === '') return undefined
  const { value, fault } = readTypedDecimal(typed)
  if (fault !== undefined) return fault
  if (value === null || value.startsWith('-')) return 'A number of shares is wanted.'
  return compareDecimals(value.replace('+', ''), open) > 0 ? `Only ${open} are open.` : undefined
}

/** The lots named by what is typed, as `lots.decide` takes them; null while a number is wrong. */
export function namedLots(preview: LotsPreview, typed: TypedLots): { readonly transaction: string; readonly quantity: string }[] | null {
  const named: { transaction: string; quantity: string }[] = []
  for (const { transaction, open } of preview.lots) {
    const text = typed.get(transaction) ?? ''
    if (lotFault(text, open) !== undefined) return null
    const { value } = readTypedDecimal(text)
    if (value !== null && /[1-9]/.test(value)) named.push({ transaction, quantity: value })
  }
  return named
}

/** Below 0, 0 or above 0: two decimal texts without sign, compared digit by digit and never as floats. */
export function compareDecimals(one: string, other: string): number {
  const [wholeOne = '', fractionOne = ''] = one.split('.')
  const [wholeOther = '', fractionOther = ''] = other.split('.')
  const whole = Math.max(wholeOne.length, wholeOther.length)
  const fraction = Math.max(fractionOne.length, fractionOther.length)
  const digitsOne = wholeOne.padStart(whole, '0') + fractionOne.padEnd(fraction, '0')
  const digitsOther = wholeOther.padStart(whole, '0') + fractionOther.padEnd(fraction, '0')
  return digitsOne < digitsOther ? -1 : digitsOne > digitsOther ? 1 : 0
}
