import type { ReactNode } from 'react'
import type { ChecklistItem, Paper } from '#contract/schemas/checklist.ts'
import { bps } from '../../format/bps.ts'
import { dollars } from '../../format/dollars.ts'
import { writeOut } from '../../format/measure.ts'
import { writeMoment } from '../../format/moment.ts'
import { price } from '../../format/price.ts'
import { shares } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'

/** The pre-trade checklist on paper: black on white, rules instead of fills, nothing computed here. The page number is the page box's own. */
export function PaperPage({ paper }: { paper: Paper }) {
  const { plan } = paper
  return (
    <article className="paper" aria-label={`Pre-trade checklist of ${plan.symbol}`}>
      <header className="paper-head">
        <div>
          {paper.isSimulated && <p className="paper-simulated">SIMULATED</p>}
          <h1>
            {plan.symbol} <span>{plan.side === 'long' ? 'buy, long' : 'sell short'}</span>
          </h1>
          <p>
            {plan.name ?? 'name not known'} · plan {plan.plan}, version {plan.version} · <span className="paper-whole">account {plan.maskedAccount}</span>
          </p>
          <p>
            Data as of {plan.asOf === null ? 'no session' : writeSession(plan.asOf)} · printed{' '}
            {paper.printedAt === null ? 'not yet' : writeMoment(paper.printedAt)}
          </p>
        </div>
        <Decision paper={paper} />
      </header>

      <section className="paper-order" data-keep-together>
        <h2>Order</h2>
        <dl className="paper-facts">
          <Fact label="Size">
            {writeOut(shares, plan.shares)} ({plan.binding === null ? 'size unknown' : `${plan.binding} binds`})
          </Fact>
          <Fact label="Entry">{writeOut(price, plan.entry)}</Fact>
          <Fact label="Stop">{writeOut(price, plan.stop)}</Fact>
          <Fact label="Risk">{writeOut(dollars, plan.riskUsd)}</Fact>
          <Fact label="Notional">{writeOut(dollars, plan.notionalUsd)}</Fact>
          <Fact label="Slippage">{writeOut(bps, plan.slippageBps)}</Fact>
        </dl>
        <p>{plan.stopReason}</p>
        <p className="paper-small">Not applied: {plan.notApplied.length === 0 ? 'nothing' : plan.notApplied.map((gap) => gap.cap).join(', ')}.</p>
      </section>

      <section>
        <h2>Items</h2>
        <table className="paper-items">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Item</th>
              <th scope="col">Value</th>
              <th scope="col">As of</th>
              <th scope="col">Signed</th>
            </tr>
          </thead>
          <tbody>
            {paper.items.map((item) => (
              <tr key={item.id}>
                <td>{stateOf(item)}</td>
                <td>
                  {item.label}
                  <span className="paper-small"> {item.severity}</span>
                </td>
                <td>
                  {item.value}
                  {item.note !== null && <span className="paper-small"> “{item.note}”</span>}
                  {item.override !== null && (
                    <span className="paper-small">
                      {' '}
                      overridden by {item.override.by}: {item.override.reason}
                    </span>
                  )}
                </td>
                <td className="figures">{item.asOf === null ? '' : writeSession(item.asOf)}</td>
                <td className="figures">{item.signedBy === null ? '' : `${item.signedBy} ${item.signedAt === null ? '' : writeMoment(item.signedAt)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>

      <section className="paper-fills" data-keep-together>
        <h2>Fills</h2>
        <p className="paper-blank">Quantity ________________ Price ________________ Time ________________</p>
        <p className="paper-blank">Quantity ________________ Price ________________ Time ________________</p>
        <p className="paper-blank">Signature ______________________________________ Date ________________</p>
      </section>

      <footer className="paper-foot" data-keep-together>
        <p className="paper-code">
          Code <strong className="figures">{paper.code ?? 'printed pages only'}</strong>
          {paper.number !== null && <span className="figures"> · print {paper.number}</span>}
        </p>
        {paper.sha256 !== null && <p className="figures paper-hash">SHA-256 {paper.sha256}</p>}
        {paper.previousSha256 !== null && <p className="figures paper-hash">Print before {paper.previousSha256}</p>}
        <p>
          {paper.asOfByKind.map((one) => `${one.kind} ${one.asOf === null ? one.state : writeSession(one.asOf)}`).join(' · ')}
          {paper.batches.length > 0 && ` · batches ${paper.batches.join(', ')}`}
        </p>
        {paper.warnings.map((warning) => (
          <p key={warning}>
            <strong>{warning}</strong>
          </p>
        ))}
        <p>
          Rules {paper.ruleVersion} · Rotation Desk {paper.appVersion} · A record of what was checked, not advice. The desk sends no order.
        </p>
      </footer>
    </article>
  )
}

function Decision({ paper }: { paper: Paper }) {
  const held = paper.items.filter((item) => paper.blockedBy.includes(item.id))
  return (
    <div className="paper-decision">
      <p className="paper-decision-word">{paper.decision}</p>
      {paper.isReplay && paper.plan.asOf !== null && <p>REPLAY AS OF {paper.plan.asOf}</p>}
      <p>{paper.validFor === null ? 'session of the order not known' : `valid for ${writeSession(paper.validFor)}`}</p>
      {held.length > 0 && <p className="paper-small">held by: {held.map((item) => item.label).join('; ')}</p>}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figures">{children}</dd>
    </div>
  )
}

/** Shape, letter and word, as on the screen: a grey print still tells them apart. */
function stateOf(item: ChecklistItem): string {
  if (item.status === 'pass') return '● P pass'
  if (item.status === 'fail') return '▲ F fail'
  if (item.status === 'expired') return '◷ S expired'
  if (item.word === 'STALE') return '◷ S STALE'
  return item.word === 'UNKNOWN' ? '? U UNKNOWN' : '? U pending'
}
