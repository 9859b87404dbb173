const PAST = { warnAt: '<=', dueAt: '<' } as const

/** Whether one of the named clocks runs and is past that time of its; the columns know only the first of all clocks. */
export const clockPast = (time: keyof typeof PAST, names: string, now: string): string =>
  `EXISTS (SELECT FROM jsonb_array_elements(body->'clocks') AS clock WHERE clock->>'doneAt' IS NULL
    AND clock->>'name' = ANY(${names}::text[]) AND (clock->>'${time}')::timestamptz ${PAST[time]} ${now})`
