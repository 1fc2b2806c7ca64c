/* Included before every C file of the engines: what they expect of POSIX and wasi-libc lacks. */
#pragma once
#ifndef __cplusplus
static inline int mkstemp(char *template) {
  (void)template;
  return -1;
}
#endif
