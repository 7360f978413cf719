import { z } from 'zod'
import type { Output } from '#contract/channels.ts'
import { SavedMapping } from '#contract/schemas/mapping.ts'

export type OwnLayout = Output<'mappings.list'>['mappings'][number]

/** One layout, a list of them, or the whole answer of `mappings.list`. */
const Written = z.union([
  SavedMapping.transform((one) => [one]),
  z.array(SavedMapping).min(1),
  z.object({ mappings: z.array(SavedMapping).min(1) }).transform(({ mappings }) => mappings),
])

/** Layouts as the text that carries them to another workspace, and that `readLayouts` takes. */
export const writeLayouts = (layouts: readonly OwnLayout[]): string => JSON.stringify(layouts.length === 1 ? layouts[0] : layouts, null, 2)

/** The layouts of a text, or what is wrong with it in a sentence. */
export function readLayouts(text: string): { readonly layouts: readonly z.infer<typeof SavedMapping>[] } | { readonly fault: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { fault: 'This is no JSON. Copy a layout under Templates and take that text.' }
  }
  const read = Written.safeParse(json)
  return read.success ? { layouts: read.data } : { fault: 'This JSON is no layout: a name, the cells of a header and what its columns hold are wanted.' }
}
