/*
 * WebAssembly has no setjmp. Tectonic's engines use it for one thing: to leave a run that cannot go on.
 * Here the host leaves it, by throwing, and drops the instance.
 */
#pragma once
#ifdef __cplusplus
extern "C" {
#endif
typedef int jmp_buf[4];
typedef int sigjmp_buf[4];
#define setjmp(buffer) ((void)(buffer), 0)
#define sigsetjmp(buffer, save) ((void)(buffer), 0)
__attribute__((noreturn, import_module("host"), import_name("abort"))) void legible_host_abort(void);
static inline __attribute__((noreturn)) void longjmp(jmp_buf buffer, int value) {
  (void)buffer;
  (void)value;
  legible_host_abort();
}
#ifdef __cplusplus
}
#endif
