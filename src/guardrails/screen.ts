export { addressesModel, withoutOrders } from './screen/injection.ts'
export { screenQuestion, type ScreenVerdict } from './screen/by-rules.ts'
export { createScreener, type Screener, type Screening } from './screen/screener.ts'
export { describeWaysOut, type EmergencyNumber, type WayOut } from './screen/ways-out.ts'
