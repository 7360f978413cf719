import { Button } from './button.tsx'
import { StateMark } from './state-mark.tsx'
import { unsay, useToasts } from './toast-store.ts'
import './toasts.css'

/** The corner where the desk says what was done. One live region for the whole window. */
export function Toasts() {
  const { toasts } = useToasts()
  return (
    <div className="toasts" role="status" aria-live="polite" data-screen-only>
      {toasts.map((toast) => (
        <div key={toast.id} className="toast">
          {toast.rank === 'fault' && <StateMark state="fail" as="lamp" word="not done" />}
          <p>{toast.text}</p>
          {toast.action !== undefined && (
            <Button
              onClick={() => {
                unsay(toast.id)
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button rank="quiet" onClick={() => unsay(toast.id)}>
            Close
          </Button>
        </div>
      ))}
    </div>
  )
}
