//! Reads the API's schema, so that the console's documents are checked against it while they are compiled.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    cynic_codegen::register_schema("qiao")
        .from_sdl_file("../schema.graphql")?
        .as_default()?;
    // Pages and texts are read while compiling.
    println!("cargo:rerun-if-changed=locales");
    Ok(())
}
