import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const INK = '#14181f'
/** Tell apart without colour too: dark, light, and a pattern where a chart has more. */
const COLOURS = ['#12406b', '#c46a00', '#0b5d3b', '#7d3c98']

/** A chart with words for those who do not see it; the numbers stand in a table beside it as well. */
export function Chart({
  label,
  option,
  height = 220,
}: {
  label: string
  option: EChartsCoreOption
  height?: number
}) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = JSON.stringify(option)
  useEffect(() => {
    if (place.current === null) return
    const chart = init(place.current)
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { color: INK, fontFamily: 'inherit' },
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      // A tooltip of HTML would need inline styles, which the page does not allow.
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      legend: { top: 0, textStyle: { color: INK } },
      ...(JSON.parse(drawn) as EChartsCoreOption),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(place.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [drawn])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
