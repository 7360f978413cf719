import type { ButtonHTMLAttributes } from 'react'
import { KeyCap } from './key-cap.tsx'
import './button.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` once per panel at most: what the panel is for. `quiet` has no frame. `grave` takes something away. */
  readonly rank?: 'main' | 'plain' | 'quiet' | 'grave'
  /** Shown beside the words; the action itself is registered with useActions. */
  readonly keys?: string | undefined
}

/** A verb and what it does it to: "Import 214 rows, 3 held back". */
export function Button({ rank = 'plain', keys, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${rank} ${className ?? ''}`} {...rest}>
      <span>{children}</span>
      {keys !== undefined && <KeyCap keys={keys} />}
    </button>
  )
}
