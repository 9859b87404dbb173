import type { Metric, MetricInfo } from '../types.ts'

/** A count of faults: the fewer the better. */
export const FAULTS: Partial<MetricInfo> = { better: 'lower', unit: 'count', aggregate: 'sum' }

/** Median time of a case; not gated. */
export const USUAL: Partial<MetricInfo> = { better: 'lower', unit: 'ms', aggregate: 'p50', gated: false }

/** Time of a case at the 95th percentile; not gated. */
export const SLOWEST: Partial<MetricInfo> = { better: 'lower', unit: 'ms', aggregate: 'p95', gated: false }

/** Makes metrics of one kind of suite; a metric is a gated share where higher is better unless `info` says otherwise. */
export const metricsOf =
  <C, O>() =>
  (
    name: string,
    label: string,
    score: Metric<C, O>['score'],
    info: Partial<MetricInfo> = {},
  ): Metric<C, O> => ({
    name,
    label,
    better: 'higher',
    unit: 'share',
    aggregate: 'mean',
    gated: true,
    score,
    ...info,
  })

/** 1 or 0 where `counts`, null elsewhere: recall over what is expected, precision over what was found. */
export const where = (counts: boolean, right: boolean): number | null => (counts ? Number(right) : null)
