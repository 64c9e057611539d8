"""``warehouse build``: the layers in order, a gate after each, then publishing."""
