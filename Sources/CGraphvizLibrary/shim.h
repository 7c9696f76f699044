// libgvc's own header, found through `pkg-config libgvc`.
#include <gvc.h>
