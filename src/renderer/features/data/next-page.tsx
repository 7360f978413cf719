import type { Pages } from '../../bridge/use-pages.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'

/** The button that reads the next page of a long list; nothing where the list is whole. */
export function NextPage({ of, size }: { of: Pages<unknown>; size: number }) {
  if (!of.hasMore) return null
  return (
    <Button disabled={of.isAsking} onClick={of.loadMore}>
      Read the next {count.digits(size)}
    </Button>
  )
}
