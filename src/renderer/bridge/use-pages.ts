import { useEffect, useMemo, useRef, useState } from 'react'
import type { ChannelName, Output } from '#contract/channels.ts'
import type { AppError } from '#contract/errors.ts'
import type { Ask } from './ask.ts'
import { useBridge } from './bridge-context.tsx'
import { useCall } from './use-call.ts'

type PagedChannel = { [C in ChannelName]: Output<C> extends { next: string | null } ? C : never }[ChannelName]

export interface Pages<Row> {
  /** null until the first page is there. */
  readonly rows: readonly Row[] | null
  readonly error: AppError | null
  readonly hasMore: boolean
  readonly isAsking: boolean
  readonly loadMore: () => void
  readonly askAgain: () => void
}

interface More<Row> {
  /** The first page these follow; another first page makes them old. */
  readonly after: unknown
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** A long list, page by page. The first page is kept current like any call; a change of it drops the pages behind. */
export function usePages<C extends PagedChannel, Row>(channel: C, input: Ask<C> | null, pick: (page: Output<C>) => readonly Row[]): Pages<Row> {
  const { client } = useBridge()
  const first = useCall(channel, input)
  const [more, setMore] = useState<More<Row> | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const latest = useRef<unknown>(null)
  useEffect(() => {
    latest.current = first.value
  }, [first.value])

  const behind = more !== null && more.after === first.value ? more : null
  const page = first.value as (Output<C> & { next: string | null }) | null
  const next = behind === null ? (page?.next ?? null) : behind.next
  const rows = useMemo(() => (page === null ? null : [...pick(page), ...(behind?.rows ?? [])]), [page, behind, pick])

  const loadMore = async (): Promise<void> => {
    if (next === null || isAsking) return
    const after = first.value
    setIsAsking(true)
    const outcome = await client.call(channel, { ...input, cursor: next } as never)
    setIsAsking(false)
    if (latest.current !== after) return
    setError(outcome.ok ? null : outcome.error)
    if (!outcome.ok) return
    const arrived = outcome.value as Output<C> & { next: string | null }
    setMore({ after, rows: [...(behind?.rows ?? []), ...pick(arrived)], next: arrived.next })
  }
  return {
    rows,
    error: first.state === 'error' ? first.error : error,
    hasMore: next !== null,
    isAsking: isAsking || first.isAsking,
    loadMore: () => void loadMore(),
    askAgain: first.askAgain,
  }
}
