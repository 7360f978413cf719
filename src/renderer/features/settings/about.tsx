import { useWorkspace } from '../../app/workspace-context.tsx'
import { count } from '../../format/quantity.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Panel } from '../../ui/panel.tsx'

const LICENCES = [
  { label: 'MIT', value: 'Electron, React, Zustand, Zod, TanStack Table and Virtual, better-sqlite3, decimal.js, csv-parse' },
  { label: 'Apache-2.0', value: 'Lightweight Charts, Playwright core' },
  { label: 'ISC', value: 'D3 scale' },
  { label: 'SIL OFL 1.1', value: 'Inter, JetBrains Mono' },
] as const

/** What this program is, where its data lies, and whose work it stands on. */
export function About() {
  const { appVersion, schemaVersion, path, counts } = useWorkspace()
  return (
    <div>
      <Panel title="Workspace" actions={<CopyButton text={path} what="The folder" />}>
        <Facts
          facts={[
            { label: 'Folder', value: path },
            { label: 'Format', value: `version ${schemaVersion}` },
            { label: 'Instruments', value: <span className="figures">{count.digits(counts.instruments)}</span> },
            { label: 'Series', value: <span className="figures">{count.digits(counts.series)}</span> },
            { label: 'Bars', value: <span className="figures">{count.digits(counts.bars)}</span> },
            { label: 'Transactions', value: <span className="figures">{count.digits(counts.transactions)}</span> },
            { label: 'Imports', value: <span className="figures">{count.digits(counts.batches)}</span> },
            { label: 'Plans and prints', value: <span className="figures">{`${count.digits(counts.plans)} and ${count.digits(counts.prints)}`}</span> },
          ]}
        />
      </Panel>
      <Panel title={`About Rotation Desk ${appVersion}`}>
        <div className="about">
          <p>It plans, checks, prints, watches and reviews. It sends no orders, connects to nothing and gives no advice.</p>
          <p>
            <strong>Charts by TradingView.</strong> TradingView Lightweight Charts™, Copyright © TradingView, Inc., https://www.tradingview.com/
          </p>
          <Facts facts={LICENCES} />
        </div>
      </Panel>
    </div>
  )
}
