#include "CMemory.h"

#ifdef __linux__
#include <malloc.h>
#endif

void argmapFetchMemoryInPieces(void) {
#ifdef M_TOP_PAD
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}
