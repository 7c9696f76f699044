// libgvc's own header: what `pkg-config libgvc` points at.
#include <gvc.h>
