import { type ReactNode, useEffect, useId, useRef } from 'react'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly foot?: ReactNode
  readonly width?: 'plain' | 'wide'
  /** `top` hangs below the top line, for what is typed into at once. */
  readonly place?: 'middle' | 'top'
  /** Pressing Enter in a field does this; a form without it has no default. */
  readonly onSubmit?: () => void
}

/** A question that holds everything else. The native element: focus stays inside, Esc closes, focus returns. It begins at the control marked data-first, else at the first one. */
export function Dialog({ title, onClose, children, foot, width = 'plain', place = 'middle', onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    if (shown?.open === false) shown.showModal()
    // The element's own choice is its first control; a dialog may name a better one.
    shown?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      shown?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${width} dialog-${place}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        <h2 id={id} className="dialog-title">
          {title}
        </h2>
        <div className="dialog-body">{children}</div>
        {foot !== undefined && <footer className="dialog-foot">{foot}</footer>}
      </form>
    </dialog>
  )
}
