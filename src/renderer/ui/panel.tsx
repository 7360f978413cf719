import { type ReactNode, useId } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: string
  /** Beside the title, in figures: "3 of 7". */
  readonly count?: ReactNode
  readonly actions?: ReactNode
  /** Takes the height that is left; its body scrolls or fills. */
  readonly fills?: boolean
  readonly children: ReactNode
}

/** A named part of a screen, set off by one hairline. Panels do not stand in panels. */
export function Panel({ title, count, actions, fills = false, children }: PanelProps) {
  const id = useId()
  return (
    <section className={`panel ${fills ? 'panel-fills' : ''}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {count !== undefined && <span className="panel-count">{count}</span>}
        <span className="panel-actions">{actions}</span>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}
