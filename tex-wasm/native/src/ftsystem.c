/*
 * FreeType's system interface on the host's files, in place of its own ftsystem.c: memory from the
 * C library, and font files, which XeTeX opens by path to learn their names, from the host.
 */
#include <ft2build.h>
#include FT_CONFIG_CONFIG_H
#include FT_SYSTEM_H
#include FT_MODULE_H
#include <freetype/internal/ftdebug.h>
#include <freetype/internal/ftobjs.h>
#include <freetype/internal/ftstream.h>
#include <stdlib.h>

/* engine/src/host.rs */
int legible_font_open(const char *path, size_t *size);
void legible_font_read(int file, unsigned char *into, size_t len);

static void *allocate(FT_Memory memory, long size) {
  (void)memory;
  return malloc((size_t)size);
}

static void *reallocate(FT_Memory memory, long old_size, long new_size, void *block) {
  (void)memory;
  (void)old_size;
  return realloc(block, (size_t)new_size);
}

static void release(FT_Memory memory, void *block) {
  (void)memory;
  free(block);
}

FT_BASE_DEF(FT_Memory) FT_New_Memory(void) {
  FT_Memory memory = malloc(sizeof(*memory));
  if (memory) {
    memory->user = NULL;
    memory->alloc = allocate;
    memory->realloc = reallocate;
    memory->free = release;
  }
  return memory;
}

FT_BASE_DEF(void) FT_Done_Memory(FT_Memory memory) {
  free(memory);
}

static void close_stream(FT_Stream stream) {
  free(stream->base);
  stream->base = NULL;
  stream->size = 0;
}

FT_BASE_DEF(FT_Error) FT_Stream_Open(FT_Stream stream, const char *path) {
  size_t size;
  int file = legible_font_open(path, &size);
  if (!stream)
    return FT_THROW(Invalid_Stream_Handle);
  if (file < 0 || size == 0)
    return FT_THROW(Cannot_Open_Resource);
  stream->base = malloc(size);
  if (!stream->base)
    return FT_THROW(Out_Of_Memory);
  legible_font_read(file, stream->base, size);
  stream->size = (unsigned long)size;
  stream->pos = 0;
  stream->read = NULL; /* all of it is in memory */
  stream->close = close_stream;
  return FT_Err_Ok;
}
