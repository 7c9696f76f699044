// The header of cmark-gfm, which reads Markdown.
#include <cmark-gfm.h>
