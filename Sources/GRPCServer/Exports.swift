// What handlers throw, `GRPCError`, is part of this room's face: whoever writes a handler need not know where it lies.
@_exported public import GRPCWire
