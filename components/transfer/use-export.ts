import { useEffect, useRef, useState } from 'react'
import type { ExportFormat } from '@/lib/formats/export-formats'
import type { ExportOutcome, ExportWhat, RunExport } from '@/lib/app/export/export-run'

export interface ExportState {
  /** Number of notes written; null when no export is running, or it has just started. */
  done: number | null
  isRunning: boolean
  /** Result of the last export. */
  outcome: ExportOutcome | null
  start: (what: ExportWhat, format: ExportFormat) => void
  cancel: () => void
}

/** Runs one export at a time. A very short one shows no progress. Leaving the view stops it. */
export function useExport(run: RunExport): ExportState {
  const [done, setDone] = useState<number | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const start = (what: ExportWhat, format: ExportFormat) => {
    if (stop.current !== null) return
    const { signal } = (stop.current = new AbortController())
    let written = 0
    setRunning(true)
    setOutcome(null)
    const showing = setTimeout(() => setDone(written), BLINK_MS)
    const onProgress = (now: number) => {
      written = now
      setDone((shown) => (shown === null ? null : now))
    }
    void run(what, format, { signal, onProgress }).then((ended) => {
      clearTimeout(showing)
      stop.current = null
      setDone(null)
      setRunning(false)
      setOutcome(ended)
    })
  }
  return { done, isRunning, outcome, start, cancel: () => stop.current?.abort() }
}

const BLINK_MS = 300
