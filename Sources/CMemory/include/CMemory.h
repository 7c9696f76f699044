#ifndef ARGMAP_CMEMORY_H
#define ARGMAP_CMEMORY_H

/// Has the C library fetch memory in larger pieces. Each fetch stops the other threads of the process, which costs a
/// check of many maps some percent. Does nothing where the C library is not glibc.
void argmapFetchMemoryInPieces(void);

#endif
