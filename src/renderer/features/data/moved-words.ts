import type { Output } from '#contract/channels.ts'
import { listed, plural } from '../../format/plural.ts'

/** What an undo took out, or a redo brought back, in words; null when it was nothing. */
export function movedInWords({ transactions, bars, observations, holdings }: Output<'import.undo'>['removed']): string | null {
  const counted: readonly (readonly [number, string])[] = [
    [transactions, 'transaction'],
    [bars, 'bar'],
    [observations, 'observation'],
    [holdings, 'holding'],
  ]
  const moved = counted.filter(([count]) => count > 0).map(([count, word]) => plural(count, word))
  return moved.length === 0 ? null : listed(moved)
}
