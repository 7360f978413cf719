/** Read by whoever works; the contract knows no AbortSignal and no timers. */
export interface CancelToken {
  readonly isCancelled: boolean
  /** Called once, at once if already cancelled. */
  onCancel(listener: () => void): void
}

export interface CancelSource {
  readonly token: CancelToken
  cancel(): void
}

export function createCancelSource(): CancelSource {
  let isCancelled = false
  let listeners: (() => void)[] = []
  return {
    token: {
      get isCancelled() {
        return isCancelled
      },
      onCancel(listener) {
        if (isCancelled) listener()
        else listeners.push(listener)
      },
    },
    cancel() {
      if (isCancelled) return
      isCancelled = true
      const waiting = listeners
      listeners = []
      for (const listener of waiting) listener()
    },
  }
}
