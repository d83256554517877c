import { runCommand } from "./child";
import { runProduct } from "./product";

runCommand(() => runProduct({ isDevelopment: false }));
