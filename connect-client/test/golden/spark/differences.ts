const newForm = "nested literals in the form of 4.1, which 4.0 servers do not read; see version 4.0.0";

const plugIn = "a message of a plug-in of the server, for which PySpark has no call either";

/** Golden plans we have no call for, and why. */
export const notCovered: Readonly<Record<string, string>> = {
  expression_extension: plugIn,
  expression_extension_deprecated: plugIn,
  relation_extension: plugIn,
  relation_extension_deprecated: plugIn,
  function_call_function:
    "Scala's mark for functions of the catalog; we send the node of function_call_function_orphaned",
  "function_lit@4.1.2": newForm,
  "function_lit_array@4.1.2": newForm,
  "function_typedLit@4.1.2": newForm,
};

/**
 * How many arguments our call has at its end that Scala's has not: PySpark sends the defaults of optional
 * parameters, as we do, where Scala leaves them to the server.
 */
export const sentDefaults: Readonly<Record<string, number>> = {
  function_aes_decrypt: 3,
  function_aes_decrypt_with_mode: 2,
  function_aes_decrypt_with_mode_padding: 1,
  function_aes_encrypt: 4,
  function_aes_encrypt_with_mode: 3,
  function_aes_encrypt_with_mode_padding: 2,
  function_aes_encrypt_with_mode_padding_iv: 1,
  function_from_unixtime: 1,
  function_locate: 1,
  function_make_dt_interval: 4,
  function_make_dt_interval_days: 3,
  function_make_dt_interval_days_hours: 2,
  function_make_dt_interval_days_hours_mins: 1,
  function_make_interval: 7,
  function_make_interval_years: 6,
  function_make_interval_years_months: 5,
  function_make_interval_years_months_weeks: 4,
  function_make_interval_years_months_weeks_days: 3,
  function_make_interval_years_months_weeks_days_hours: 2,
  function_make_interval_years_months_weeks_days_hours_mins: 1,
  function_make_ym_interval: 2,
  function_make_ym_interval_years: 1,
  function_mask: 4,
  function_mask_with_specific_upperChar: 3,
  function_mask_with_specific_upperChar_lowerChar: 2,
  function_mask_with_specific_upperChar_lowerChar_digitChar: 1,
  function_mode: 1,
  function_months_between: 1,
  function_overlay: 1,
  function_percentile_without_frequency: 1,
  function_sentences: 2,
  function_sentences_with_language: 1,
  function_split: 1,
  function_split_using_columns: 1,
  function_str_to_map: 2,
  function_str_to_map_with_pair_and_keyValue_delimiter: 1,
  function_try_aes_decrypt: 3,
  function_try_aes_decrypt_with_mode: 2,
  function_try_aes_decrypt_with_mode_padding: 1,
  function_try_make_interval_years: 6,
  function_try_make_interval_years_months: 5,
  function_try_make_interval_years_months_weeks: 4,
  function_try_make_interval_years_months_weeks_days: 3,
  function_try_make_interval_years_months_weeks_days_hours: 2,
  function_try_make_interval_years_months_weeks_days_hours_mins: 1,
  function_unix_timestamp: 1,
};
