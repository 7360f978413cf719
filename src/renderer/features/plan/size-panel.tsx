import type { Output } from '#contract/channels.ts'
import { useCall } from '../../bridge/use-call.ts'
import { bps } from '../../format/bps.ts'
import { wholeDollars } from '../../format/dollars.ts'
import { writeOut } from '../../format/measure.ts'
import { finePercent } from '../../format/percent.ts'
import { price } from '../../format/price.ts'
import { multiple, shares, wholeShares } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Figure } from '../../ui/figure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

type Size = Output<'plan.size'>

const CAP_WORDS: Readonly<Record<string, string>> = {
  risk: 'Risk to the stop',
  notional: 'Share of equity',
  adv: '5 % of average volume',
  cash: 'Settled cash',
  window: 'Liquidity window',
  satellite: 'Satellite budget',
  drawdown: 'Drawdown',
  vol: 'Volatility scale',
  atr: 'ATR distance',
  held: 'Position as held',
}

/** What size follows from the plan: the shares, the cap that binds beside the others, what could not be applied and why. */
export function SizePanel({ plan }: { plan: Output<'plan.get'> }) {
  const size = useCall('plan.size', { plan: plan.plan })
  return (
    <Panel title="Size" count={size.value?.asOf === null || size.value === null ? undefined : `as of ${writeSession(size.value.asOf)}`}>
      {size.state === 'error' && <ErrorNote error={size.error} onRetry={size.askAgain} />}
      {size.value === null ? size.state === 'loading' && <Skeleton lines={6} /> : <SizeView size={size.value} />}
    </Panel>
  )
}

function SizeView({ size }: { size: Size }) {
  return (
    <>
      <div className="size-head">
        <Figure field="plan.shares" measure={shares} value={size.shares} size="headline" />
        <span>
          {size.refused !== null && <StateMark state="fail" as="words" word={size.refused} />}
          {size.refused === null && size.binding !== null && (
            <>
              <strong>{CAP_WORDS[size.binding] ?? size.binding}</strong> binds
            </>
          )}
          {size.refused === null && size.binding === null && <StateMark state="unknown" as="words" word="size unknown" />}
        </span>
        <span className="size-money figures">
          {writeOut(wholeDollars, size.notionalUsd)} · risk {writeOut(wholeDollars, size.riskUsd)} · slippage {writeOut(bps, size.slippageBps)}
        </span>
      </div>
      {size.unknown.length > 0 && (
        <ul className="size-unknown">
          {size.unknown.map((one) => (
            <li key={one.input}>
              <StateMark state="unknown" as="words" word={`${one.input} unknown`} />
              <span>{one.wants}</span>
            </li>
          ))}
        </ul>
      )}
      <Caps size={size} />
      <Heat heat={size.heat} />
      <table className="size-inputs">
        <caption className="unseen">Inputs of the size</caption>
        <tbody>
          {size.inputs.map((input) => (
            <tr key={input.id}>
              <th scope="row">{input.label}</th>
              <td>
                <Figure field={`input.${input.id}`} measure={MEASURES[input.id] ?? price} value={input.value} />
              </td>
              <td className="size-source figures">{input.asOf === null ? '' : writeSession(input.asOf)}</td>
              <td className="size-source">{input.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="size-gaps" aria-label="Caps not applied">
        {size.notApplied.map((gap) => (
          <li key={gap.cap}>
            <strong>{CAP_WORDS[gap.cap] ?? gap.cap}</strong> {gap.why}
          </li>
        ))}
      </ul>
    </>
  )
}

const MEASURES: Readonly<Record<string, typeof price>> = {
  equity: wholeDollars,
  cash: wholeDollars,
  adv20Shares: shares,
  realizedVol20: finePercent,
  volScale: multiple,
  halfSpreadBps: bps,
}

/** Every cap as a bar against the largest: the shortest one binds. */
function Caps({ size }: { size: Size }) {
  const caps = Object.entries(size.caps).flatMap(([cap, value]) => (value === null ? [] : [{ cap, value }]))
  const largest = Math.max(...caps.map(({ value }) => value), 1)
  if (caps.length === 0) return null
  return (
    <ul className="caps" aria-label="Caps in shares">
      {caps
        .toSorted((a, b) => a.value - b.value)
        .map(({ cap, value }) => (
          <li key={cap} aria-current={cap === size.binding ? 'true' : undefined}>
            <span>{CAP_WORDS[cap] ?? cap}</span>
            <meter min={0} max={largest} value={value} aria-label={`${CAP_WORDS[cap] ?? cap}: ${writeOut(wholeShares, value)}`} />
            <Figure field={`cap.${cap}`} measure={wholeShares} value={value} />
          </li>
        ))}
    </ul>
  )
}

function Heat({ heat }: { heat: Size['heat'] }) {
  const isOver = heat.after !== null && heat.after > heat.limit
  return (
    <p className="size-heat">
      <StateMark
        state={heat.after === null ? 'unknown' : isOver ? 'fail' : 'pass'}
        word={heat.after === null ? 'heat unknown' : isOver ? 'heat above its limit' : 'heat within its limit'}
      />
      <span>Heat of the account</span>
      <span className="figures">
        {writeOut(finePercent, heat.before)} before, {writeOut(finePercent, heat.after)} with this plan, limit {writeOut(finePercent, heat.limit)}
      </span>
    </p>
  )
}
