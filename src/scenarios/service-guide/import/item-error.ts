import { HuidaError } from '../../../shared/errors.ts'

/** Why a row of an import is not an item; stable, for programs that read the report. */
export type ItemFault =
  'ITEM_FIELD_MISSING' | 'ITEM_VALUE_INVALID' | 'ITEM_NUMBER_INVALID' | 'ITEM_DATE_INVALID' | 'ITEM_DUPLICATE'

/** ERR_ITEM_INVALID whose detail ends with the fault's code. */
export function itemError(fault: ItemFault, message: string): HuidaError {
  return new HuidaError('ERR_ITEM_INVALID', `${message}（${fault}）`)
}
