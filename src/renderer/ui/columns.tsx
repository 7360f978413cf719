import type { ReactNode } from 'react'
import './columns.css'

/** Panels side by side where the width allows, one below the other where it does not. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className="columns">{children}</div>
}
