/// What the core takes and gives is what the screens show: there is no second set of types.
@_exported import HallwayCore
/// Nor is there one of what lies in the app group.
@_exported import HallwayGroup
