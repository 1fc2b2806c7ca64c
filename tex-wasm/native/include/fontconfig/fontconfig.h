/* XeTeX's C only passes patterns of fonts around; who looks into them is engine/src/fontconfig.rs. */
#pragma once
typedef struct _FcPattern FcPattern;
