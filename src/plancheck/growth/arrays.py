"""The arrays of the growth stage, of doubles; their shapes stand where they are taken."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
