import type { ReactNode } from 'react'
import type { Output } from '#contract/channels.ts'
import { useSettings } from '../../bridge/settings-context.tsx'
import { bps } from '../../format/bps.ts'
import { compactDollars } from '../../format/dollars.ts'
import type { Measure } from '../../format/measure.ts'
import { signedPercent } from '../../format/percent.ts'
import { price } from '../../format/price.ts'
import { multiple } from '../../format/quantity.ts'
import { writeWeekday } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { stateWords } from './state-words.ts'

type Name = Output<'name.get'>

interface NameHeadProps {
  readonly symbol: string
  /** null while it is read; the places of the figures are kept. */
  readonly name: Name | null
  readonly onPlan: () => void
  readonly onWatch: () => void
}

/** Who it is, where it closed, and what it does against its benchmark, in one band. */
export function NameHead({ symbol, name, onPlan, onWatch }: NameHeadProps) {
  const { smallCapProxy, largeCapProxy } = useSettings()
  const row = name?.row ?? null
  const benchmark = row?.group === 'regime' ? largeCapProxy : smallCapProxy
  return (
    <header className="name-head">
      <div className="name-title">
        <h2>{writeSymbol(name?.symbol ?? symbol)}</h2>
        <span className="name-words" title={name?.name ?? undefined}>
          {name?.name ?? ''}
        </span>
        <span className="name-kind">{name === null ? '' : name.sector === null ? name.kind : `${name.kind}, ${name.sector}`}</span>
        <span className="name-last">
          <Figure field="close" measure={price} value={row?.close ?? null} size="headline" />
          <Figure field="change1" measure={signedPercent} value={row?.change1 ?? null} tone="signed" size="reading" title="Change on the day" />
          <span className="name-session figures">{row?.lastSession == null ? '' : writeWeekday(row.lastSession)}</span>
        </span>
        <span className="name-actions">
          <Button keys="p" onClick={onPlan}>
            Plan
          </Button>
          <Button keys="w" onClick={onWatch} disabled={name === null} aria-pressed={name?.isWatched === true}>
            {name?.isWatched === true ? 'Stop watching' : 'Watch'}
          </Button>
        </span>
      </div>
      <div className="name-band">
        <span className="name-state">{row !== null && <StateMark state={row.state} as="words" word={stateWords(row, benchmark)} />}</span>
        <dl className="name-figures">
          {([5, 10, 21, 63] as const).map((window) => (
            <Told key={window} label={`${window} s`} title={`Against ${benchmark} over ${window} sessions`}>
              <Figure field={`relative${window}`} measure={signedPercent} value={row?.relative[window] ?? null} tone="signed" />
            </Told>
          ))}
          <Told label="Tests" title="Persistence tests passed, of five">
            <Figure field="persistence" measure={OF_FIVE} value={row?.persistence ?? null} />
          </Told>
          <Told label="Volume" title="Median dollar volume of 20 sessions">
            <Figure field="dollarVolume20" measure={compactDollars} value={row?.dollarVolume20 ?? null} />
          </Told>
          <Told label="Spike" title={`Volume over the median of 20 sessions. Daily proxy, no minutes${row?.spike.isSpike === true ? ': a spike' : ''}`}>
            <Figure field="relativeVolume" measure={multiple} value={row?.spike.relativeVolume ?? null} />
            {row?.spike.isSpike === true && <strong className="name-spike">spike</strong>}
          </Told>
          <Told label="Half-spread" title={name?.spread.why ?? 'Upper bound from daily bars'}>
            {name?.spread.halfSpreadBps != null && <AtMost />}
            <Figure field="halfSpreadBps" measure={bps} value={name?.spread.halfSpreadBps ?? null} />
          </Told>
        </dl>
      </div>
    </header>
  )
}

const OF_FIVE: Measure = { unit: 'of 5', digits: (value) => String(value) }

function AtMost() {
  return (
    <>
      <span aria-hidden="true">≤ </span>
      <span className="unseen">at most </span>
    </>
  )
}

function Told({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  return (
    <div title={title}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
