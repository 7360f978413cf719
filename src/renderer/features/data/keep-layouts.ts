import type { Client, Input } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import type { OwnLayout } from './layout-json.ts'

type Saved = Input<'mappings.save'>

/** Headers are told apart whatever their case and blanks; empty cells at the end are none. */
const signature = (header: readonly string[]): string =>
  header
    .map((cell) => cell.trim().replace(/\s+/g, ' ').toLowerCase())
    .join('\n')
    .trimEnd()

/** The layouts whose place one takes: those of its name, and those of its header. */
export const replacedBy = (own: readonly OwnLayout[], { name, header }: Pick<Saved, 'name' | 'header'>): readonly OwnLayout[] =>
  own.filter((other) => other.name === name || signature(other.header) === signature(header))

/** Keeps layouts one after the other; stops at the first that is refused. `undo` puts back what they took the place of. */
export async function keepLayouts(
  client: Client,
  own: readonly OwnLayout[],
  layouts: readonly Saved[],
): Promise<{ readonly kept: number; readonly refused: Extract<Outcome<unknown>, { ok: false }> | null; readonly undo: () => Promise<Outcome<unknown>> }> {
  const kept: Saved[] = []
  let refused: Extract<Outcome<unknown>, { ok: false }> | null = null
  for (const layout of layouts) {
    const outcome = await client.call('mappings.save', layout)
    if (!outcome.ok) {
      refused = outcome
      break
    }
    kept.push(layout)
  }
  return { kept: kept.length, refused, undo: () => putBack(client, own, kept) }
}

async function putBack(client: Client, own: readonly OwnLayout[], kept: readonly Saved[]): Promise<Outcome<unknown>> {
  for (const layout of kept.toReversed()) {
    const outcome = await client.call('mappings.remove', { name: layout.name })
    if (!outcome.ok) return outcome
  }
  for (const before of new Set(kept.flatMap((layout) => replacedBy(own, layout)))) {
    const outcome = await client.call('mappings.save', before)
    if (!outcome.ok) return outcome
  }
  return { ok: true, value: null }
}
