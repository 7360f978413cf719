import { useEffect } from 'react'
import { z } from 'zod'
import { replacePlace } from '../../app/place.ts'
import { useRememberedView } from '../../bridge/settings-context.tsx'
import { NameFinder } from './name-finder.tsx'
import { NameView } from './name-view.tsx'
import './name.css'

const Last = z.string().nullable()

/** One name: by the address, else the one looked at last, else a finder. */
export function NameScreen({ param }: { param: string | null }) {
  const [last, setLast] = useRememberedView<string | null>('name.last', Last, null)
  const symbol = param?.trim().toUpperCase() ?? null
  useEffect(() => {
    if (symbol !== null && symbol !== last) setLast(symbol)
    if (symbol === null && last !== null) replacePlace({ screen: 'name', param: last })
  }, [symbol, last, setLast])
  if (symbol !== null) return <NameView key={symbol} symbol={symbol} />
  return last === null ? <NameFinder /> : null
}
