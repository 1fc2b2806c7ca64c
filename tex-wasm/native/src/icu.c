/*
 * The two services of ICU that need its data files, which are larger than the engine.
 *
 * Converters: legacy input encodings (\XeTeXinputencoding "latin1") are refused, as an encoding that
 * ICU does not know is. UTF-8, UTF-16 and bytes need none.
 *
 * Break iterators (\XeTeXlinebreaklocale): no place to break but the end, so that documents which
 * ask for them still compile.
 */
#include <unicode/ubrk.h>
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

/* One iterator: where the text ends, -1 once that was told. XeTeX uses one at a time. */
static int32_t end;

UBreakIterator *ubrk_open(UBreakIteratorType type, const char *locale, const UChar *text, int32_t length,
                          UErrorCode *error) {
  (void)type, (void)locale, (void)text, (void)error;
  end = length;
  return (UBreakIterator *)&end;
}

void ubrk_close(UBreakIterator *iterator) {
  (void)iterator;
}

void ubrk_setText(UBreakIterator *iterator, const UChar *text, int32_t length, UErrorCode *error) {
  (void)iterator, (void)text, (void)error;
  end = length;
}

int32_t ubrk_next(UBreakIterator *iterator) {
  (void)iterator;
  int32_t next = end > 0 ? end : UBRK_DONE;
  end = -1;
  return next;
}
