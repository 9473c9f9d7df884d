// Where the words of each area and language are, as the build made them.
declare module 'virtual:words' {
  const addresses: Record<string, string>
  export default addresses
}
