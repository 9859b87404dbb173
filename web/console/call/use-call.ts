import { useEffect, useRef, useState } from 'react'
import { openCall, type Found } from './socket.ts'

/** What is known of a call while it is typed. */
export interface Live {
  found: Found | null
  /** Sentences of an answer that is still coming. */
  sentences: string[]
  problem: string
  up: boolean
  /** False between a keystroke and what it led to. */
  settled: boolean
}
const SILENT: Live = { found: null, sentences: [], problem: '', up: true, settled: true }

/** A line to the desk while a call is typed, and what came over it; `say` tells the text so far, `begun` what there was before. */
export function useCall(key: string, begun: string): { live: Live; say(text: string): void } {
  const [live, setLive] = useState<Live>(SILENT)
  const line = useRef<ReturnType<typeof openCall> | null>(null)
  const latest = useRef(begun)
  latest.current = begun
  useEffect(() => {
    const change = (part: Partial<Live>): void => setLive((before) => ({ ...before, ...part }))
    line.current = openCall(key, {
      found: (found, done) => change({ found, problem: '', settled: done, ...(done && { sentences: [] }) }),
      sentence: (next) => setLive((before) => ({ ...before, sentences: [...before.sentences, next] })),
      problem: (problem) => change({ problem, settled: true }),
      line: (up) => change({ up }),
    })
    setLive(SILENT)
    if (latest.current !== '') line.current.say(latest.current)
    return () => line.current?.close()
  }, [key])
  const say = (text: string): void => {
    setLive((before) => ({ ...before, sentences: [], settled: false }))
    line.current?.say(text)
  }
  return { live, say }
}
