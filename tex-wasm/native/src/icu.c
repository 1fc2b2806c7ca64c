/*
 * The service of ICU that needs data files larger than the engine: converters. Legacy input encodings
 * (\XeTeXinputencoding "latin1") are refused, as an encoding that ICU does not know is. UTF-8, UTF-16 and
 * bytes need none.
 */
#include <unicode/ucnv.h>

UConverter *ucnv_open(const char *name, UErrorCode *error) {
  (void)name;
  *error = U_FILE_ACCESS_ERROR;
  return 0;
}

void ucnv_close(UConverter *converter) {
  (void)converter;
}

int32_t ucnv_toAlgorithmic(UConverterType type, UConverter *converter, char *target, int32_t capacity,
                           const char *source, int32_t length, UErrorCode *error) {
  (void)type, (void)converter, (void)target, (void)capacity, (void)source, (void)length;
  *error = U_FILE_ACCESS_ERROR;
  return 0;
}
